"""What happened to the sessions of a course: the dialog in which an explanation of benefits is typed."""
