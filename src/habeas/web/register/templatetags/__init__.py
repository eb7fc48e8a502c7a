"""What the register's pages say in words."""
