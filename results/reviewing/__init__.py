"""From a reading to a classification in force: an editor corrects, chooses, confirms and publishes."""
