"""Recommendations: recall -> rank -> rules -> reasons, learned from what customers do and say."""
