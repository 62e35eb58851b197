"""Moving in and out: imports of whole communities, and people finding their own words again."""
