"""Who belongs to the house: nobody hands out more than he may himself, nor changes who may more."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import pgettext_lazy

from newsroom import roles

User = get_user_model()
HELD_BACK = {"is_superuser", "user_permissions"}  # only a superuser makes superusers, or exceptions
ROLES = {
    roles.JOURNALIST: pgettext_lazy("role", "Journalist"),
    roles.EDITOR: pgettext_lazy("role", "Editor"),
    roles.RESULTS_EDITOR: pgettext_lazy("role", "Results editor"),
    roles.CHIEF: pgettext_lazy("role", "Chief"),
}


def role(group):
    """What a group is called in the language of the reader; one of the site's own keeps its name."""
    return str(ROLES.get(group.name, group.name))


def own_permissions(user):
    """The permissions of this login as rows, whether it is active or not."""
    if user.is_superuser:
        return Permission.objects.all()
    return Permission.objects.filter(Q(group__user=user) | Q(user=user)).distinct()


def within(user, permissions):
    """Whether this user has all of them himself."""
    return not permissions.exclude(pk__in=own_permissions(user).values("pk")).exists()


def groups_within(user):
    """The groups that grant nothing which this user lacks."""
    granted = Group.permissions.through.objects.filter(group=OuterRef("pk"))
    beyond = granted.exclude(permission__in=own_permissions(user).values("pk"))
    return Group.objects.filter(~Exists(beyond))


class HouseUserAdmin(UserAdmin):
    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed or request.user.is_superuser:
            return allowed
        return not obj.is_superuser and within(request.user, own_permissions(obj))

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return fieldsets
        return [
            (name, options | {"fields": tuple(f for f in options["fields"] if f not in HELD_BACK)})
            for name, options in fieldsets
        ]

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups" and not request.user.is_superuser:
            kwargs["queryset"] = groups_within(request.user)
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.label_from_instance = role
        return field


class HouseGroupAdmin(GroupAdmin):
    list_display = ("called",)

    @admin.display(description=Group._meta.verbose_name, ordering="name")
    def called(self, group):
        return role(group)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed or request.user.is_superuser:
            return allowed
        return within(request.user, obj.permissions.all())

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions" and not request.user.is_superuser:
            kwargs["queryset"] = own_permissions(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


admin.site.unregister([User, Group])
admin.site.register(User, HouseUserAdmin)
admin.site.register(Group, HouseGroupAdmin)
