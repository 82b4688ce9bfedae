-- Puts seals of an earlier hour in the place of those that are there.
UPDATE activities SET message = sealed.message
FROM json_to_recordset(:seals::json) AS sealed (uuid uuid, message text)
WHERE activities.uuid = sealed.uuid
RETURNING activities.uuid::text;
