-- A code for a registration counts only while that registration waits for it.
select c.id as code
from confirmation_code c
join registration_request r on r.id = c.subject_id
where c.purpose = 'REGISTRATION' and c.spent_at is null and r.state <> 'CODE_SENT'
