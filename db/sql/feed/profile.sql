-- A user with their live cruds, and the authors of the cruds that the replies among them answer. :kind chooses the cruds that answer
-- nothing ('cruds') or the replies ('replies'). There is no row when there is no such user.
SELECT
    json_build_object(
        'profile', profile_json(
            person.uuid, person.handle, person.display_name, person.bio,
            (SELECT count(*) FROM visible_activities WHERE visible_activities.user_uuid = person.uuid),
            person.followers_count, person.following_count, person.created_at,
            (SELECT banner FROM profile_extras WHERE profile_extras.user_uuid = person.uuid),
            (SELECT link FROM profile_extras WHERE profile_extras.user_uuid = person.uuid)),
        'activities', page.cruds,
        'answered', (
            SELECT coalesce(json_agg(json_build_object('uuid', uuid, 'handle', handle) ORDER BY uuid), '[]'::json)
            FROM (
                SELECT DISTINCT answered.uuid, author.handle
                FROM (
                    SELECT reply_to_activity_uuid
                    FROM visible_activities
                    WHERE user_uuid = person.uuid AND uuid BETWEEN page.oldest::uuid AND page.newest::uuid
                        AND reply_to_activity_uuid IS NOT NULL
                    ORDER BY uuid
                    LIMIT 100 -- as many as a page has at most: by this PostgreSQL sees that they are few
                ) AS reply
                JOIN visible_activities AS answered ON answered.uuid = reply.reply_to_activity_uuid
                JOIN visible_users AS author ON author.uuid = answered.user_uuid
            ) AS parents
        )),
    page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM visible_users AS person
CROSS JOIN LATERAL (
    -- page of
    SELECT uuid, expires_at, json
    FROM visible_activities_json
    WHERE user_uuid = person.uuid
        AND (:kind::text = '' OR (:kind::text = 'replies') = (reply_to_activity_uuid IS NOT NULL))
    -- end
) AS page
WHERE lower(person.handle) = lower(:handle COLLATE "C");
