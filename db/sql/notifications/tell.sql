-- Makes notifications of a batch of what happened ten seconds ago and still stands, and notes for the streams of each person that there is
-- something new, and for those of the person's browsers that want it what is to be sent, where not too much waits for them already. Nobody
-- is told what they did themselves, the same thing twice, or anything of a conversation that they have muted or a person who is hidden from
-- them; after the hundredth person, nobody is told who else likes or reposts a crud, whose number goes on. A person with a thousand unread
-- replies and mentions is told of no more until they read. People are locked before cruds, as the deletion of an account locks them. Says
-- how many of the batch there were, and how many people were told.
WITH due AS (
    DELETE FROM notices
    WHERE position = ANY (ARRAY(
        SELECT position FROM notices WHERE due_at <= statement_timestamp() ORDER BY due_at LIMIT :batch::integer FOR UPDATE SKIP LOCKED
    ))
    RETURNING kind, by_uuid, subject_uuid
), happened AS (
    SELECT due.kind, due.by_uuid, activity.user_uuid AS to_uuid, activity.uuid AS activity_uuid
    FROM due
    CROSS JOIN LATERAL (
        SELECT uuid, user_uuid FROM member_activities WHERE member_activities.uuid = due.subject_uuid LIMIT 1
    ) AS activity
    -- By LIMIT: an EXISTS beside OR may read all likes there are.
    WHERE (due.kind = 'liked' AND (
            SELECT true FROM likes WHERE likes.activity_uuid = due.subject_uuid AND likes.user_uuid = due.by_uuid LIMIT 1) IS NOT NULL)
        OR (due.kind = 'reposted' AND (
            SELECT true FROM reposts WHERE reposts.activity_uuid = due.subject_uuid AND reposts.user_uuid = due.by_uuid LIMIT 1) IS NOT NULL)
    UNION ALL
    SELECT
        CASE WHEN person.uuid = parent.user_uuid THEN 'replied' ELSE 'mentioned' END,
        due.by_uuid, person.uuid, activity.uuid
    FROM (SELECT DISTINCT by_uuid, subject_uuid FROM due WHERE kind IN ('replied', 'mentioned')) AS due
    CROSS JOIN LATERAL (
        SELECT uuid, reply_to_activity_uuid FROM member_activities WHERE member_activities.uuid = due.subject_uuid LIMIT 1
    ) AS activity
    LEFT JOIN LATERAL (
        SELECT user_uuid FROM member_activities WHERE member_activities.uuid = activity.reply_to_activity_uuid LIMIT 1
    ) AS parent ON true
    CROSS JOIN LATERAL (
        SELECT parent.user_uuid AS uuid WHERE parent.user_uuid IS NOT NULL
        UNION
        SELECT mentions.user_uuid FROM mentions WHERE mentions.activity_uuid = activity.uuid
    ) AS person
    UNION ALL
    SELECT due.kind, due.by_uuid, due.subject_uuid, NULL
    FROM due
    WHERE due.kind = 'followed' AND EXISTS (
        SELECT FROM follows WHERE follows.follower_uuid = due.by_uuid AND follows.user_uuid = due.subject_uuid)
), wanted AS MATERIALIZED (
    SELECT DISTINCT kind, by_uuid, to_uuid, activity_uuid
    FROM happened
    WHERE by_uuid <> to_uuid
        AND NOT EXISTS (
            SELECT
            FROM live_hidden_users AS hidden
            WHERE hidden.viewer_uuid = happened.to_uuid AND hidden.user_uuid = happened.by_uuid
                AND NOT (
                    hidden.reason = 'mute' AND hidden.notifications AND happened.kind IN ('liked', 'reposted', 'followed')
                )
        )
        AND (
            (SELECT true FROM muted_conversations AS muted WHERE muted.user_uuid = happened.to_uuid LIMIT 1) IS NULL
            OR (
                SELECT true
                FROM muted_conversations AS muted
                WHERE muted.user_uuid = happened.to_uuid AND muted.activity_uuid = conversation_of(happened.activity_uuid)
                LIMIT 1
            ) IS NULL
        )
        AND (
            kind NOT IN ('liked', 'reposted')
            OR (
                SELECT count(*)
                FROM (
                    SELECT
                    FROM notifications AS told
                    WHERE told.user_uuid = happened.to_uuid AND told.kind = happened.kind
                        AND told.activity_uuid = happened.activity_uuid
                    LIMIT 100
                ) AS those_told
            ) < 100
        )
        AND (
            kind NOT IN ('replied', 'mentioned')
            OR (
                SELECT count(*)
                FROM (
                    SELECT
                    FROM notifications AS unread
                    WHERE unread.user_uuid = happened.to_uuid AND unread.kind IN ('replied', 'mentioned')
                        AND unread.uuid > coalesce(
                            (SELECT read_until FROM notification_settings WHERE notification_settings.user_uuid = happened.to_uuid),
                            '00000000-0000-0000-0000-000000000000')
                    LIMIT 1000
                ) AS those_unread
            ) < 1000
        )
), people AS MATERIALIZED (
    SELECT person.uuid
    FROM (SELECT by_uuid AS uuid FROM wanted UNION SELECT to_uuid FROM wanted ORDER BY uuid) AS named
    -- One by one, by LIMIT: for a list of unknown length all users would be read.
    CROSS JOIN LATERAL (SELECT users.uuid FROM users WHERE users.uuid = named.uuid LIMIT 1 FOR KEY SHARE) AS person
), cruds AS MATERIALIZED (
    SELECT activity.uuid
    FROM (
        SELECT DISTINCT activity_uuid
        FROM wanted
        WHERE activity_uuid IS NOT NULL AND (SELECT count(*) FROM people) IS NOT NULL
        ORDER BY activity_uuid
    ) AS named
    CROSS JOIN LATERAL (
        SELECT activities.uuid FROM activities WHERE activities.uuid = named.activity_uuid LIMIT 1 FOR KEY SHARE
    ) AS activity
), told AS (
    INSERT INTO notifications (user_uuid, by_user_uuid, kind, activity_uuid)
    SELECT wanted.to_uuid, wanted.by_uuid, wanted.kind, wanted.activity_uuid
    FROM wanted
    WHERE wanted.by_uuid IN (SELECT uuid FROM people) AND wanted.to_uuid IN (SELECT uuid FROM people)
        AND (wanted.activity_uuid IS NULL OR wanted.activity_uuid IN (SELECT uuid FROM cruds))
    ON CONFLICT DO NOTHING
    RETURNING uuid, user_uuid, kind
), pushed AS (
    INSERT INTO push_messages (subscription_uuid, notification_uuid)
    SELECT subscription_uuid, notification_uuid
    FROM (
        SELECT
            subscription.uuid AS subscription_uuid, told.uuid AS notification_uuid,
            row_number() OVER (PARTITION BY subscription.uuid ORDER BY told.uuid) AS place
        FROM told
        CROSS JOIN LATERAL (
            SELECT uuid, replied, mentioned, liked, reposted, followed
            FROM push_subscriptions
            WHERE push_subscriptions.user_uuid = told.user_uuid
            -- By LIMIT, which is more than anybody has: for a list of unknown length all would be read.
            LIMIT 100
        ) AS subscription
        WHERE CASE told.kind
            WHEN 'replied' THEN subscription.replied
            WHEN 'mentioned' THEN subscription.mentioned
            WHEN 'liked' THEN subscription.liked
            WHEN 'reposted' THEN subscription.reposted
            ELSE subscription.followed
        END
    ) AS one
    -- Twenty wait for a browser at most, those of this very statement included.
    WHERE place + (
        SELECT count(*)
        FROM (SELECT FROM push_messages AS earlier WHERE earlier.subscription_uuid = one.subscription_uuid LIMIT 20) AS those_waiting
    ) <= 20
), noted AS (
    INSERT INTO events (kind, subject_uuid, audience, user_uuid)
    SELECT DISTINCT 'notification', user_uuid, 'person', user_uuid FROM told
    RETURNING 1
)
SELECT (SELECT count(*) FROM due)::text, (SELECT count(*) FROM noted)::text;
