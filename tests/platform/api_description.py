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


NAMES = {}  # the address of a oneOf -> it, which so keeps its address, and what its branches are called


def name_of(validator, branch):
    """The kind that an object must say to fit a branch of a oneOf; None where the branch names none."""
    while '$ref' in branch:
        branch = validator.resolver.resolve(branch['$ref'])[1]
    return branch.get('properties', {}).get('kind', {}).get('const') if 'kind' in branch.get('required', ()) else None


def one_of(validator, branches, value, schema):
    """As oneOf. Of what says its kind only that kind's branch can fit: dozens need not be tried."""
    if isinstance(value, dict) and isinstance(value.get('kind'), str):
        if id(branches) not in NAMES:
            NAMES[id(branches)] = branches, [name_of(validator, branch) for branch in branches]
        branches = [branch for branch, name in zip(*NAMES[id(branches)]) if name in (None, value['kind'])]
    yield from jsonschema.Draft202012Validator.VALIDATORS['oneOf'](validator, branches, value, schema)


Validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {'oneOf': one_of})


def check(schema, value):
    Validator(schema, resolver=RESOLVER).validate(value)


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
