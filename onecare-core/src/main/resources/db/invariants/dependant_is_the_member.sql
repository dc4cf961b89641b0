-- Nobody is insured through themself because they declared it.
select d.id as dependant
from dependant d
join member m on m.id = d.member_id and m.tax_code = d.declared_tax_code
where d.valid_until is null
