-- A question and an answer are told, in the transaction in which they were given.
select e.request_id, e.event_number, e.event
from care_request_event e
where e.event in ('SENDER_ASKED', 'DONE', 'REFUSED')
  and not exists (
    select 1 from outbox_message m
    where m.subject_id = e.request_id
      and m.subject_event = e.event_number
      and m.kind = case when e.event = 'SENDER_ASKED' then 'CARE_REQUEST_QUESTION' else 'CARE_REQUEST_ANSWERED' end)
