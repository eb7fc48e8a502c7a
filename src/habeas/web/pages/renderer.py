"""How a form is drawn: by our own templates."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Draw a field with its label, hint and error, as GOV.UK's patterns have it."""

    field_template_name = "pages/field.html"
