-- One exchange in one statement. Its parts see one and the same state of the tables, that from before the statement:
--   what "applied" releases cannot be picked and must be added to the next due time,
--   and nothing may be tested of a row but what is true for ever once it is true, or stands in the row itself.
-- "finished" reads "renewed", so that a node's own row is always locked before the rows of jobs.
-- What a completion keeps stays with its owner: with a dead one it can be claimed, if not yet freed then when that is done.
-- It is planned once for all, whatever the tables hold then: so each row of a completion looks up its own row of a job, by a
--   subquery that its limit keeps from being merged into a join, and what is written is found by its place. Neither can be
--   done by reading a whole table. What was not written is told by "not in", which is one table of hashes whatever is expected.
with clock as materialized (
    select (extract(epoch from now()) * 1000000)::bigint as now
), beat as (
    insert into ${node} as n (scheduler, id, lease_until, dead)
    select :scheduler, :node, clock.now + :lease, 0 from clock
    on conflict (scheduler, id) do update set lease_until = excluded.lease_until
        where n.dead = 0 and n.lease_until > excluded.lease_until - :lease
    returning 1
), renewed as materialized (
    select count(*) > 0 as ok from beat
), told as (
    delete from ${notice} where scheduler = :scheduler and node = :node returning id
), finished as materialized (
    select f.*, f.kind = 2 as keeps, found.place
    from renewed cross join unnest(:ids::text[], :fences::bigint[], :kinds::bigint[], :nextFires::bigint[], :dues::bigint[],
            :runs::bigint[], :paused::bigint[], :quarantines::text[], :states::text[])
        as f (id, fence, kind, next_fire, due, runs, paused, quarantine, state)
    left join lateral (
        select j.ctid as place from ${job} j where j.scheduler = :scheduler and j.id = f.id and j.fence = f.fence limit 1
    ) found on true
), removed as (
    delete from ${job} j using finished f
    where f.kind = 0 and j.ctid = f.place and j.fence = f.fence
    returning j.id
), applied as (
    update ${job} j
    set next_fire = f.next_fire, due = f.due, runs = f.runs, paused = f.paused::smallint, quarantine = f.quarantine,
        state = f.state, fence = j.fence + 1,
        owner = case when f.keeps then j.owner end,
        held = case when f.keeps then j.held else 0 end,
        ready = case when f.keeps and j.held = 1 or f.due = 9223372036854775807 then null else f.due end
    from finished f
    where f.kind <> 0 and j.ctid = f.place and j.fence = f.fence
    returning j.id, j.executor, j.ready
), wanted as materialized (
    select w.executor, case when renewed.ok then w.room else 0 end as room, clock.now + :ahead as horizon
    from renewed, clock, unnest(:executors::text[], :rooms::bigint[]) as w (executor, room)
), pick as materialized (
    select p.*
    from wanted w cross join lateral (
        select j.*
        from (values (9), (8), (7), (6), (5), (4), (3), (2), (1)) as level (priority) cross join lateral (
            select o.ctid as place, o.executor, o.priority, o.owner as former
            from ${job} o
            where o.scheduler = :scheduler and o.executor = w.executor and o.priority = level.priority
                and o.ready <= w.horizon and o.id <> all (:declined::text[])
            order by o.ready
            limit w.room
            for update skip locked
        ) j
        limit w.room
    ) p
), claimed as (
    update ${job} j
    set owner = :node, held = 1, ready = null, fence = j.fence + 1
    from pick p
    where j.ctid = p.place
    returning j.*, p.former
), taken as materialized (
    select executor, priority, count(*) as many from pick group by executor, priority
), upcoming as (
    select min(next.ready) as due
    from (
        select w.executor, level.priority, coalesce(t.many, 0) as many
        from wanted w
        cross join (values (9), (8), (7), (6), (5), (4), (3), (2), (1)) as level (priority)
        left join taken t on t.executor = w.executor and t.priority = level.priority
    ) l cross join lateral (
        select j.ready
        from ${job} j
        where j.scheduler = :scheduler and j.executor = l.executor and j.priority = l.priority
            and j.ready is not null and j.id <> all (:declined::text[])
        order by j.ready
        offset l.many
        limit 1
    ) next
), released as (
    select min(a.ready) as due
    from applied a join wanted w on w.executor = a.executor
    where a.id <> all (:declined::text[])
)
select 1 as kind, n.lease_until as first_number, 0::bigint as second_number, c.former as word,
    c.id, c.definition, c.name, c.executor, c.priority, c.origin, c.next_fire, c.due, c.runs, c.paused, c.quarantine,
    c.state, c.revision, c.owner, c.fence
from claimed c left join ${node} n on n.scheduler = :scheduler and n.id = c.former
union all
select 2, 0, 0, f.id, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
from finished f where f.id not in (select id from removed union all select id from applied)
union all
select 3, 0, 0, told.id, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
from told
union all
select case when renewed.ok then 0 else -1 end, clock.now, least(upcoming.due, released.due),
    case when exists (
        select 1 from ${node} n
        where n.scheduler = :scheduler and n.dead = 0 and n.lease_until <= clock.now and n.id <> :node
    ) then 'lapsed' end,
    null, null, null, null, null, null, null, null, null, null, null, null, null, null, null
from clock, renewed, upcoming, released
