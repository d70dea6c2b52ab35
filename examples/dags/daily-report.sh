{# A template: rendered when the task runs. What is printed last is the task's XCom. #}
set -e
{% for share in [12.5, 7.25] %}
echo "{{ region }}, {{ ds }}: {{ cents(share) | euro }}"
{% endfor %}
echo "{{ (cents(12.5) + cents(7.25)) | euro }} in all"
