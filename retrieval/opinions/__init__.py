"""What customers' own words say: their sentiment, what they speak of, and a summary of many."""
