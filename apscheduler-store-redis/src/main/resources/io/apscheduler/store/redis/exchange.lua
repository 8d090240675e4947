-- One exchange: renews a lease, applies completions, claims what is due, tells the rest. The node that calls is trusted in
-- nothing but its name: each completion must bring the fence that the job still has.
--
-- ARGV: writer, known, node, lease, look-ahead,
--       number of executors, then for each: alias, room
--       number of declined ids, then those
--       number of completions, then for each: id, fence, kind (0 removes, 1 releases, 2 keeps), standing unless it removes
-- Reply: whether the lease held, whether changes were lost, now, next due, claims, ids refused, changes (a job, or its id if it
--       is not the node's), ids without a job

-- A server that is full takes no command that needs memory unless its script has written already. Removing nothing counts as
-- writing: so no new jobs are added to a full server, but those it has go on.
call('SREM', GRAVES, '')

local node, lease, ahead = ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local at = 5
local function take()
    at = at + 1
    return ARGV[at]
end

local executors, declined, refused, vanished = {}, {}, {}, {}
for i = 1, tonumber(take()) do
    executors[i] = { take(), tonumber(take()) }
end
local declining = tonumber(take())
for _ = 1, declining do
    declined[take()] = true
end

-- The lease.
local lost = is_lost()
bury_lapsed()
local held = not lost
if lost then
    call('ZADD', WRITERS, digits(now), writer)
    local until_when = call('ZSCORE', NODES, node) or call('ZSCORE', DEAD, node) or digits(now)
    bury(node, math.min(tonumber(until_when), now))
elseif call('ZADD', NODES, 'XX', 'CH', digits(now + lease), node) == 0 and not call('ZSCORE', NODES, node) then
    held = not call('ZSCORE', DEAD, node)
    if held then
        call('ZADD', NODES, digits(now + lease), node)
    end
end
local left = inherit()

-- The completions. What goes into one set or queue is gathered and goes there at once.
local ended, fires, let_go, queues = {}, {}, {}, {}
local function enqueue(lane, due, id)
    local queue = queues[lane]
    if not queue then
        queue = {}
        queues[lane] = queue
    end
    queue[#queue + 1] = score(due)
    queue[#queue + 1] = id
end

-- Of a job that is not the node's any more, though its fence says that nobody has claimed it since.
local function take_from_grave(id, job)
    call('ZREM', DUE .. job[2], id)
    call('SREM', OWNED .. job[3], id)
    call('HDEL', JOB .. id, 'lapsed')
end

-- Such a job stays with its dead owner, and can be claimed from it; before it was inherited, soon.
local function leave_with_the_dead(id, job, due)
    if not is_held(id, job[3]) then
        call('ZREM', DUE .. job[2], id)
        if due ~= NEVER then
            enqueue(job[2], due, id)
        end
    end
end

for _ = 1, tonumber(take()) do
    local id, fence, kind = take(), take(), take()
    local standing = kind ~= '0' and take()
    local key = JOB .. id
    local job = call('HMGET', key, 'fence', 'lane', 'owner')
    local is_own = held and job[3] == node
    if job[1] ~= fence then
        refused[#refused + 1] = id
    else
        if kind ~= '2' then
            let_go[#let_go + 1] = id
            if not is_own then
                take_from_grave(id, job)
            end
        end
        if kind == '0' then
            call('DEL', key)
            ended[#ended + 1] = id
        else
            local due, fire = times(standing)
            fires[#fires + 1] = fire
            fires[#fires + 1] = id
            if kind == '1' then
                call('HSET', key, 'standing', standing, 'fence', digits(fence + 1), 'owner', '')
                if due ~= NEVER then
                    enqueue(job[2], due, id)
                end
            else
                call('HSET', key, 'standing', standing, 'fence', digits(fence + 1))
                if not is_own then
                    leave_with_the_dead(id, job, due)
                end
            end
        end
    end
end
with_all('ZREM', FIRES, ended)
with_all('ZADD', FIRES, fires)
with_all('SREM', OWNED .. node, let_go)
for lane, queue in pairs(queues) do
    with_all('ZADD', DUE .. lane, queue)
end

-- The claims, of each executor from its highest level down, and when there will be more.
local claims, claimed, ids_claimed = {}, {}, {}
local next_due, next_text = math.huge, NEVER

local function claim(id)
    local job = read(id)
    if not job then
        vanished[#vanished + 1] = id
        return
    end
    job[7], job[8] = node, digits(job[8] + 1)
    call('HSET', JOB .. id, 'owner', job[7], 'fence', job[8])
    if job[9] then
        call('HDEL', JOB .. id, 'lapsed')
    end
    claims[#claims + 1] = job
    claimed[id] = true
    ids_claimed[#ids_claimed + 1] = id
end

local function claim_from(queue, room)
    local ids = call('ZRANGEBYSCORE', queue, '-inf', digits(now + ahead), 'LIMIT', 0, room + declining)
    local taken = {}
    for _, id in ipairs(ids) do
        if #taken < room and not declined[id] then
            taken[#taken + 1] = id
            claim(id)
        end
    end
    if #taken > 0 and taken[#taken] == ids[#taken] then
        call('ZREMRANGEBYRANK', queue, 0, #taken - 1)
    else
        with_all('ZREM', queue, taken)
    end
    return room - #taken
end

local function look_for_more(queue)
    local front = call('ZRANGE', queue, 0, declining, 'WITHSCORES')
    for i = 1, #front, 2 do
        if not declined[front[i]] then
            local due = tonumber(front[i + 1])
            if due < next_due then
                next_due, next_text = due, front[i + 1]
                if due >= EXACT or due <= -EXACT then
                    next_text = times(call('HGET', JOB .. front[i], 'standing') or NEVER .. ' ' .. NEVER)
                end
            end
            return
        end
    end
end

if held then
    for _, each in ipairs(executors) do
        local executor, room = each[1], each[2]
        for level in string.gmatch(room > 0 and call('HGET', LEVELS, executor) or '', '%d') do
            local queue = DUE .. level .. ':' .. executor
            if room > 0 then
                room = claim_from(queue, room)
            end
            look_for_more(queue)
        end
    end
    with_all('SADD', OWNED .. node, ids_claimed)
    if left and next_due > now then
        next_text = digits(now)
    end
end

-- The news.
local changes, told = {}, {}
local function tell(id)
    if not claimed[id] and not told[id] then
        told[id] = true
        local job = held and read(id)
        changes[#changes + 1] = job and job[7] == node and job or id
    end
end
for _, id in ipairs(refused) do
    tell(id)
end
local news = call('SMEMBERS', NEWS .. node)
if #news > 0 then
    call('DEL', NEWS .. node)
    for _, id in ipairs(news) do
        tell(id)
    end
end
local pending = call('HGET', HINTS, 'due')
if pending and pending ~= '' then
    writer = ''
    hint(pending)
end

return { held and 1 or 0, lost and 1 or 0, digits(now), next_text, claims, refused, changes, vanished }
