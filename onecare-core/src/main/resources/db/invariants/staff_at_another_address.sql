-- An account of staff is reached where its holder was invited.
select s.id as staff
from staff s
join account a on a.staff_id = s.id
where a.email_key <> s.email_key
