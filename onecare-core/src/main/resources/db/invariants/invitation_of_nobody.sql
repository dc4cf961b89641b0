-- A code to accept an invitation counts only for somebody who is invited.
select c.id as code
from confirmation_code c
left join staff s on s.id = c.subject_id and s.state = 'INVITED'
where c.purpose = 'INVITATION' and c.spent_at is null and s.id is null
