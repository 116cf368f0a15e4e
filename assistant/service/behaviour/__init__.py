"""What customers do and say of products, kept by pseudonym."""
