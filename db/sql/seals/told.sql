-- Keeps the hashes of the keys that there are, so that each can be told of when it is destroyed.
WITH told AS (
    INSERT INTO seal_keys (key_sha256, hour)
    SELECT decode(sha256, 'hex'), hour
    FROM json_to_recordset(:keys::json) AS keys (sha256 text, hour integer)
    ON CONFLICT (key_sha256) DO NOTHING
    RETURNING 1
)
SELECT count(*)::text FROM told;
