from django.db import migrations

from newsroom.granting import grant_roles


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0020_search_counts"),
        ("results", "0004_reviews_with_company"),
    ]

    operations = [grant_roles()]
