"""The look and the frame that all pages share."""
