<#list blocks as block>
<#switch block.kind>
<#on "paragraph">
${block.text}

<#on "fact">
${block.label}: ${block.value}

<#on "link">
${block.label}:
${block.address}

<#default>
<#stop "kind">
</#switch>
</#list>
-- 
${portal}
${contact}
