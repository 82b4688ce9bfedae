-- How long a failed attempt counts, in hours. Wrong codes of a second factor count for a day.
ALTER TABLE failed_attempts ADD COLUMN kept_hours integer NOT NULL DEFAULT 1;
