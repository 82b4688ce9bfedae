-- Tells the signed-in user again of the conversation of a live crud that this user may see. Says 'told'. No row when there is no such crud.
WITH target AS (
    SELECT conversation_of(seen.uuid) AS uuid
    FROM seen_activities AS seen
    WHERE seen.viewer_uuid = :user_uuid::uuid AND seen.uuid = :activity_uuid::uuid
), shown AS (
    DELETE FROM muted_conversations
    USING target
    WHERE muted_conversations.user_uuid = :user_uuid::uuid AND muted_conversations.activity_uuid = target.uuid
)
SELECT 'told'::text
FROM target;
