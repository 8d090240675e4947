-- Sees to it that the keys are of a form that these scripts know.
--
-- ARGV: writer, known, the form
-- Reply: now, the form there is
call('SETNX', base .. ':format', ARGV[3])
return { digits(now), call('GET', base .. ':format') }
