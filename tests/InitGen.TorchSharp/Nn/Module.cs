using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The base of all modules: what it holds, and how it is found.</summary>
        public partial class Module : IDisposable
        {
            protected Utils.OrderedDict<string, Module> _internal_submodules = new();
            protected Utils.OrderedDict<string, (Tensor, bool)> _internal_buffers = new();
            protected Utils.OrderedDict<string, Parameter> _internal_params = new();
            protected string? name;

            private bool _isTraining = true;

            protected Module(string name) => this.name = name;

            public virtual bool training => _isTraining;

            /// <summary>Children first, then the module itself. Only what is registered is a child.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach ((_, Module child) in _internal_submodules) child.apply(fn);
                fn(this);
                return this;
            }

            public virtual void train(bool train = true)
            {
                _isTraining = train;
                foreach ((_, Module child) in named_children()) child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (Parameter parameter in parameters()) parameter.grad = null;
            }

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            public virtual IEnumerable<Module> children() => named_children().Select(static child => child.module);

            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach ((string, Module) child in _internal_submodules) yield return child;
                foreach ((string own, Module child) in _internal_submodules)
                {
                    foreach ((string inner, Module module) in child.named_modules()) yield return ($"{own}.{inner}", module);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(static module => module.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<IntPtr>();
                foreach ((string own, Parameter parameter) in _internal_params)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter.Handle)) yield return (own, parameter);
                }

                if (!recurse) yield break;
                foreach ((string child, Module module) in _internal_submodules)
                {
                    foreach ((string inner, Parameter parameter) in module.named_parameters(true))
                    {
                        if (seen.Add(parameter.Handle)) yield return ($"{child}.{inner}", parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(static parameter => parameter.parameter);

            // Those that are not to be saved are not listed, whatever is asked for: so does the library.
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<IntPtr>();
                foreach ((string own, (Tensor buffer, bool isPersistent)) in _internal_buffers)
                {
                    if (isPersistent && !buffer.IsInvalid && seen.Add(buffer.Handle)) yield return (own, buffer);
                }

                if (!recurse) yield break;
                foreach ((string child, Module module) in _internal_submodules)
                {
                    foreach ((string inner, Tensor buffer) in module.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer.Handle)) yield return ($"{child}.{inner}", buffer);
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(static buffer => buffer.buffer);

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual Tensor? get_buffer(string target) => _internal_buffers.TryGetValue(target, out (Tensor Tensor, bool) buffer)
                ? buffer.Tensor
                : Inner(target, static (child, rest) => child.get_buffer(rest));

            public virtual Parameter? get_parameter(string target) => _internal_params.TryGetValue(target, out Parameter? parameter)
                ? parameter
                : Inner(target, static (child, rest) => child.get_parameter(rest));

            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach ((_, Tensor buffer) in named_buffers(false).ToList()) buffer.DetachFromDisposeScope().Dispose();
                foreach ((_, Parameter parameter) in named_parameters(false).ToList()) parameter.DetachFromDisposeScope().Dispose();
                foreach ((_, Module module) in named_modules().ToList()) module.Dispose();
            }

            private T? Inner<T>(string target, Func<Module, string, T?> find) where T : class
            {
                int dot = target.IndexOf('.', StringComparison.Ordinal);
                return dot < 0
                    ? null
                    : named_children().Where(child => child.name == target[..dot]).Select(child => find(child.module, target[(dot + 1)..]))
                        .FirstOrDefault(static found => found is not null);
            }
        }
    }
}
