from django.db import migrations

TEXT = ["headline", "neutral_headline", "kicker", "standfirst", "key_points", "body", "slug"]


def keep_what_is_there(apps, schema_editor):
    """Every article as it stands becomes its first version. The story's facts of then are not known."""
    Article = apps.get_model("newsroom", "Article")
    ArticleVersion = apps.get_model("newsroom", "ArticleVersion")
    database = schema_editor.connection.alias
    articles = Article.objects.using(database).filter(versions=None).prefetch_related("bylines__person")
    for article in articles.iterator(chunk_size=100):
        signed = sorted(article.bylines.all(), key=lambda byline: (byline.order, byline.pk))
        ArticleVersion.objects.using(database).create(
            article=article,
            number=1,
            saved_at=article.saved_at,
            saved_by_id=article.saved_by_id,
            token=article.token,
            status=article.status,
            fields={name: getattr(article, name) for name in TEXT}
            | {
                "bylines": [
                    {"person": byline.person_id, "role": byline.role, "name": byline.person.name}
                    for byline in signed
                ]
            },
        )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0004_versions")]

    operations = [migrations.RunPython(keep_what_is_there, migrations.RunPython.noop)]
