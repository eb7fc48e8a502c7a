"""Who people are, the bodies they act for, and in which role."""
