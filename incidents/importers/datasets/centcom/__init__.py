"""Coalition strike releases of Operation Inherent Resolve, one row a place and release."""
