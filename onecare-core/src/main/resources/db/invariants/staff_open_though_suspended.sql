-- Suspending ends all sessions, half-finished log-ins and codes for a new password.
select s.id as staff
from staff s
join account a on a.staff_id = s.id
where s.state in ('SUSPENDED', 'PROPOSED')
and (exists (select 1 from account_session e
        where e.account_id = a.id and e.ended_at is null and e.session_epoch = a.session_epoch)
    or exists (select 1 from log_in_ticket t where t.account_id = a.id and t.session_epoch = a.session_epoch)
    or exists (select 1 from confirmation_code c
        where c.subject_id = a.id and c.purpose = 'PASSWORD_RESET' and c.spent_at is null))
