-- Reads a page of jobs, ordered by next fire time, then by the bytes of the id.
--
-- ARGV: writer, known, most jobs, most jobs to look at, 1 if there is an origin to ask for, the origin,
--       and unless it is the first page the next fire time and id of the last job of the page before
-- Reply: now, the jobs, and if there may be more the next fire time and id of the last one looked at
local most, looks, by_origin, origin = tonumber(ARGV[3]), tonumber(ARGV[4]), ARGV[5] == '1', ARGV[6]

-- Lua compares texts by the server's locale, the server by bytes.
local function is_before(a, b)
    for i = 1, math.min(#a, #b) do
        local x, y = string.byte(a, i), string.byte(b, i)
        if x ~= y then
            return x < y
        end
    end
    return #a < #b
end

-- How many jobs come up to and with a place: among those of its time the place of the id is searched by halves.
local function rank_behind(fire, id)
    local low = call('ZCOUNT', FIRES, '-inf', '(' .. fire)
    local high = low + call('ZCOUNT', FIRES, fire, fire)
    while low < high do
        local middle = math.floor((low + high) / 2)
        if is_before(id, call('ZRANGE', FIRES, middle, middle)[1]) then
            high = middle
        else
            low = middle + 1
        end
    end
    return low
end

local rank = ARGV[7] and rank_behind(ARGV[7], ARGV[8]) or 0
local ids = call('ZRANGE', FIRES, rank, rank + looks - 1)
local jobs, last = {}, false
for i, id in ipairs(ids) do
    if not by_origin or call('HGET', JOB .. id, 'origin') == origin then
        jobs[#jobs + 1] = read(id) or nil
    end
    last = id
    if #jobs == most then
        break
    end
end
if #jobs == most or #ids < looks then
    return { digits(now), jobs }
end
return { digits(now), jobs, call('ZSCORE', FIRES, last), last }
