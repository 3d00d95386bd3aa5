"""What the public side reads: release folders (the trust boundary), periods, and Markdown pages."""
