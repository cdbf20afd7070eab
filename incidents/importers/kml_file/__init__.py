"""Reading KML and KMZ files safely, as a stream of placemarks."""
