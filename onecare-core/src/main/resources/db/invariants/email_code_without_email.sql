-- A code for a new e-mail address counts only while an address waits for it.
select c.id as code
from confirmation_code c
join account a on a.id = c.subject_id
where c.purpose = 'EMAIL_CHANGE' and c.spent_at is null and a.pending_email is null
