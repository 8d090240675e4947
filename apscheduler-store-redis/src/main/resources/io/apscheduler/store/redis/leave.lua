-- Ends the lease of a node.
--
-- ARGV: writer, known, node
-- Reply: now
call('SREM', GRAVES, '')
is_lost()
local lease = call('ZSCORE', NODES, ARGV[3])
if lease then
    bury(ARGV[3], math.min(tonumber(lease), now))
    inherit()
end
return { digits(now) }
