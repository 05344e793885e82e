"""Starts MiniStack 1.5.33, the emulator, made truer to AWS in four places. Each patch asserts that it still fits.

1. A function's error goes to the state machine under the name that was thrown, which Retry and Catch match; MiniStack says 'Runtime.HandlerError' of all.
2. Queries of Athena go on to the address in ATHENA_FRONT, a real Trino behind it, after the caller's rights have been evaluated here.
3. What functions write to their logs is kept in the file FUNCTIONS_LOG, a line each; MiniStack forgets it of functions called by a state machine.
4. GetQueryExecution, GetQueryResults and StopQueryExecution are authorised on the work group of the execution, as in AWS.
"""
import asyncio
import inspect
import json
import os
import re
import runpy
import sys
import textwrap
import urllib.error
import urllib.request

import ministack.core.iam_actions as iam
import ministack.core.lambda_runtime as runtime
import ministack.services.athena as athena
import ministack.services.lambda_svc as functions

FRONT = os.environ['ATHENA_FRONT']
QUERIES = {'StartQueryExecution', 'GetQueryExecution', 'GetQueryResults', 'StopQueryExecution'}
work_group_of = {}


def patched(module, name, old, new):
    """The function compiled again with one expression changed, in its own module."""
    source = inspect.getsource(getattr(module, name))
    assert source.count(old) == 1, f'{module.__name__}.{name} has changed: look again at this patch'
    exec(compile(source.replace(old, new), module.__file__, 'exec'), module.__dict__)


def name_thrown(result):
    lines = [line for line in (result.get('trace') or '').strip().splitlines() if line.strip()]
    found = re.match(r'([A-Za-z_$][\w$.]*)(?::|\s|$)', lines[0]) if lines else None
    return found.group(1).split('.')[-1] if found else 'Error'


functions._name_thrown = name_thrown
patched(functions, '_execute_function_warm', 'error_type = "Runtime.HandlerError"', 'error_type = _name_thrown(result)')

kept = open(os.environ['FUNCTIONS_LOG'], 'a', buffering=1)
runtime.Worker._keep = lambda self, line: kept.write(line)
source = inspect.getsource(runtime.Worker._read_stderr)
put = 'self._stderr_queue.put('
assert source.count(put) == 1, 'ministack.core.lambda_runtime.Worker._read_stderr has changed: look again at this patch'
exec(compile(textwrap.dedent(source).replace(put, f'self._keep(line); {put}'), runtime.__file__, 'exec'), runtime.__dict__)
runtime.Worker._read_stderr = runtime._read_stderr

iam._work_group_of = lambda body: work_group_of.get(iam._safe_json_field(body, 'QueryExecutionId'))
asked = 'wg = _safe_json_field(body, "WorkGroup")'
patched(iam, 'extract_resource_arn', asked, f'{asked} or _work_group_of(body)')

own = athena.handle_request
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def forward(action, body):
    raw = body if isinstance(body, bytes) else (body or '').encode()
    headers = {'content-type': 'application/x-amz-json-1.1', 'x-amz-target': f'AmazonAthena.{action}'}
    try:
        with direct.open(urllib.request.Request(FRONT, data=raw, headers=headers), timeout=60) as answer:
            status, said, out = answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        status, said, out = error.code, error.headers, error.read()
    if action == 'StartQueryExecution' and status == 200:
        work_group_of[json.loads(out)['QueryExecutionId']] = json.loads(raw).get('WorkGroup') or 'primary'
    return status, {key: value for key, value in said.items() if key.lower() in ('content-type', 'x-amzn-errortype')}, out


async def handle(method, path, headers, body, query_params):
    action = headers.get('x-amz-target', '').split('.')[-1]
    if action not in QUERIES:
        return await own(method, path, headers, body, query_params)
    return await asyncio.get_running_loop().run_in_executor(None, forward, action, body)


athena.handle_request = handle
sys.argv = ['ministack']
runpy.run_module('ministack', run_name='__main__')
