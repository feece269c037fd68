"""Trains, measures and exports the flower classifiers of the guide."""
