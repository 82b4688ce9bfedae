-- The ids of reposts, by the person who reposts: where to look. What a reader is shown comes from the reader's own view.
CREATE VIEW repost_ids AS
SELECT uuid, user_uuid, activity_uuid FROM reposts;
