-- Locks the signed-in user and the person of a handle until this transaction ends, so that changes between the two happen one after
-- the other. A second statement (pair.sql) reads what they are to each other: this one reads what was so before it waited.
WITH locked AS (
    SELECT uuid
    FROM users
    WHERE uuid = :user_uuid::uuid OR lower(handle) = lower(:handle COLLATE "C")
    ORDER BY uuid
    FOR NO KEY UPDATE
)
SELECT count(*)::text FROM locked;
