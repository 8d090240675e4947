-- Reads jobs.
--
-- ARGV: writer, known, ids
-- Reply: now, the jobs there are of these
local jobs = {}
for at = 3, #ARGV do
    jobs[#jobs + 1] = read(ARGV[at]) or nil
end
return { digits(now), jobs }
