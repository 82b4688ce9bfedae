-- A user with what they have reposted of the cruds that live, the latest repost first; in the shape of profile.sql. No row when there is no
-- such user.
SELECT
    json_build_object(
        'profile', profile_json(
            person.uuid, person.handle, person.display_name, person.bio,
            (SELECT count(*) FROM visible_activities WHERE visible_activities.user_uuid = person.uuid),
            person.followers_count, person.following_count, person.created_at,
            (SELECT banner FROM profile_extras WHERE profile_extras.user_uuid = person.uuid),
            (SELECT link FROM profile_extras WHERE profile_extras.user_uuid = person.uuid)),
        'activities', page.cruds,
        'answered', '[]'::json),
    page.newest, page.oldest, page.more, milliseconds_until(page.first_end)
FROM visible_users AS person
CROSS JOIN LATERAL (
    -- page of
    SELECT repost.uuid, activity.expires_at, activity.json
    FROM visible_reposts AS repost
    CROSS JOIN LATERAL (
        SELECT expires_at, json
        FROM visible_activities_json
        WHERE visible_activities_json.uuid = repost.activity_uuid
        LIMIT 1
    ) AS activity
    WHERE repost.user_uuid = person.uuid
    -- end
) AS page
WHERE lower(person.handle) = lower(:handle COLLATE "C");
