-- The original's statements read activities.replies_count, reposts_count and likes_count, which are columns there.
-- PostgreSQL reads such a name as a call of the function where the table has no column of that name, so that these
-- statements run unchanged. Nothing is stored: replies are counted over those that live, and likes and reposts do not
-- exist yet. Each call is planned once for a statement and reads activities_replies_idx.
CREATE FUNCTION replies_count(activity activities) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        SELECT count(*)
        FROM activities AS reply
        WHERE reply.reply_to_activity_uuid = activity.uuid AND reply.expires_at > statement_timestamp()
    );

CREATE FUNCTION reposts_count(activity activities) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN 0::bigint;

CREATE FUNCTION likes_count(activity activities) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN 0::bigint;
