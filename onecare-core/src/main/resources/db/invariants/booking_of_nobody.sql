-- Every patient is on the roll, as a member or as a dependant.
select b.id as booking
from booking b
where not exists (select 1 from member m where m.member_number = b.patient_number)
  and not exists (select 1 from dependant d where d.dependant_number = b.patient_number)
