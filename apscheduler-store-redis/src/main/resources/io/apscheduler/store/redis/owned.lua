-- Tells the ids of what a node owns.
--
-- ARGV: writer, known, node
-- Reply: now, whether changes were lost, ids
return { digits(now), is_lost() and 1 or 0, call('SMEMBERS', OWNED .. ARGV[3]) }
