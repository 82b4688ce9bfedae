-- Takes messages that are due, for two minutes: a server that is killed leaves them to the next. Of several servers each takes what no other
-- has taken. Of each person it takes :of_one at most, those included that the server has under way already (:under_way names the person once
-- for each): nobody's messages stand before all others', and who has none under way comes first. A message of a subscription that has gone
-- comes without a person.
WITH waiting AS MATERIALIZED (
    SELECT
        message.position, message.due_at, person.user_uuid,
        row_number() OVER (
            PARTITION BY coalesce(person.user_uuid, message.subscription_uuid) ORDER BY message.due_at, message.position) AS place
    FROM (
        -- So many that no backlog is read again and again, and more than eight people can have waiting, who would fill all places.
        SELECT position, due_at, subscription_uuid
        FROM push_messages
        WHERE due_at <= statement_timestamp()
        ORDER BY due_at
        LIMIT 2000
    ) AS message
    LEFT JOIN LATERAL (
        SELECT user_uuid FROM push_subscriptions WHERE push_subscriptions.uuid = message.subscription_uuid LIMIT 1
    ) AS person ON true
), chosen AS MATERIALIZED (
    SELECT position
    FROM waiting
    CROSS JOIN LATERAL (
        SELECT place + count(*) AS number FROM unnest(:under_way::uuid[]) AS under_way (uuid) WHERE under_way.uuid = waiting.user_uuid
    ) AS of_person
    WHERE of_person.number <= :of_one::integer
    ORDER BY of_person.number, due_at
    LIMIT :batch::integer
), due AS MATERIALIZED (
    SELECT free.position
    FROM chosen
    CROSS JOIN LATERAL (
        SELECT message.position
        FROM push_messages AS message
        WHERE message.position = chosen.position AND message.due_at <= statement_timestamp()
        LIMIT 1
        FOR UPDATE SKIP LOCKED
    ) AS free
), taken AS (
    UPDATE push_messages AS message
    SET due_at = statement_timestamp() + interval '2 minutes'
    FROM due
    WHERE message.position = due.position
    RETURNING message.position, message.due_at, message.subscription_uuid, message.notification_uuid, message.failures, message.created_at
)
SELECT coalesce(
    json_agg(
        json_build_object(
            'position', taken.position,
            'claim', taken.due_at::text,
            'subscription_uuid', taken.subscription_uuid,
            'notification_uuid', taken.notification_uuid,
            'user_uuid', subscription.user_uuid,
            'endpoint', subscription.endpoint,
            'failures', taken.failures,
            'age', floor(extract(epoch FROM statement_timestamp() - taken.created_at))::integer)
        ORDER BY taken.position),
    '[]'::json)
FROM taken
LEFT JOIN LATERAL (
    SELECT user_uuid, endpoint FROM push_subscriptions WHERE push_subscriptions.uuid = taken.subscription_uuid LIMIT 1
) AS subscription ON true;
