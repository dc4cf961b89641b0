-- Whoever works has an account, and whoever has not accepted yet has none; proposed or suspended may be both.
select s.id as staff, s.state
from staff s
left join account a on a.staff_id = s.id
where (s.state = 'ACTIVE' and a.id is null) or (s.state = 'INVITED' and a.id is not null)
