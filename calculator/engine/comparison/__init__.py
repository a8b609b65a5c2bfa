"""Several plans at once: side by side, break-even, map, start dates, member mix."""
