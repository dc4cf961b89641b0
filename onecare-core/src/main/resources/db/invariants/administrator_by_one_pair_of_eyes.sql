-- Only the first administrator and whoever was made by an only one came without a second pair of eyes.
select s.id as staff
from staff s
where s.role = 'ADMINISTRATOR' and s.state in ('INVITED', 'ACTIVE')
and coalesce(s.agreed_by, s.proposed_by) = s.proposed_by and not s.needed_nobody
