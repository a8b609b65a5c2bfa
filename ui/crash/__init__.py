"""What happens at an unexpected fault."""
