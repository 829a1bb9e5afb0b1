# SPDX-License-Identifier: GPL-3.0-or-later
"""The description of the API in data/api: what there is, and whether an answer or a frame fits it."""
import json
import os
import re

import jsonschema
import yaml

SOURCE = os.environ.get('LYC_SOURCE', os.path.join(os.path.dirname(__file__), '..', '..'))
BASE = 'https://lyceum-desktop.github.io/api/'


def load(name):
    with open(os.path.join(SOURCE, 'data/api', name), encoding='utf-8') as file:
        return yaml.safe_load(file)


OPENAPI = load('openapi.yaml')
EVENTS = load('events.yaml')
EVENT_TYPES = EVENTS['$defs']['type']['enum']
METHODS = ('get', 'put', 'post', 'patch', 'delete')
RESOLVER = jsonschema.RefResolver(BASE + 'openapi.yaml', OPENAPI,
                                  store={BASE + 'openapi.yaml': OPENAPI, BASE + 'events.yaml': EVENTS})


def check(schema, value):
    jsonschema.Draft202012Validator(schema, resolver=RESOLVER).validate(value)


def check_frame(frame):
    name = frame.get('type')
    known = name if name in EVENTS['$defs'] and name not in ('type', 'event', 'id', 'seq') else 'event'
    check({'$ref': BASE + f'events.yaml#/$defs/{known}'}, frame)


def operations():
    """(method, path template, operation) of every operation that is described."""
    for path, entry in OPENAPI['paths'].items():
        for method in METHODS:
            if method in entry:
                yield method.upper(), path, entry[method]


def operation_of(method, path):
    for name, template, operation in operations():
        pattern = re.sub(r'\{[a-z_]+\}', '[0-9a-f-]{36}', template)
        if name == method and re.fullmatch(pattern, path.split('?')[0]):
            return operation
    return None


def resolve(entry):
    while '$ref' in entry:
        entry = RESOLVER.resolve(entry['$ref'])[1]
    return entry


def check_answer(method, path, status, kind, data):
    """One answer against the operation's description; of an unknown address only the problem."""
    operation = operation_of(method, path)
    if operation is None:
        check({'$ref': BASE + 'openapi.yaml#/components/schemas/problem'}, json.loads(data))
        return
    responses = operation['responses']
    entry = resolve(responses.get(str(status)) or responses.get('default') or {})
    assert entry, f'{method} {path} is not described to answer {status}: {data[:200]}'
    content = entry.get('content', {})
    if status == 304 or not content:
        assert not data, f'{method} {path} {status} has a body'
        return
    schema = content.get(kind)
    if schema is None and '*/*' in content:
        return
    assert schema is not None, f'{method} {path} answered {status} as {kind}'
    if 'json' in kind:
        check(schema['schema'], json.loads(data))
