using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module's tensors by name, saved and loaded.</summary>
        public partial class Module
        {
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach ((string own, Parameter parameter) in named_parameters()) destination.TryAdd(Key(prefix, own), parameter);
                foreach ((string own, Tensor buffer) in named_buffers(include_nonpersistent: false))
                    destination.TryAdd(Key(prefix, own), buffer);
                foreach ((string own, Module child) in _internal_submodules) child.state_dict(destination, Key(prefix, own));
                return destination;
            }

            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                Dictionary<string, Tensor> own = state_dict();
                bool IsWanted(string key) => skip is null || !skip.Contains(key);
                List<string> unexpected = [.. source.Keys.Where(key => IsWanted(key) && !own.ContainsKey(key))];
                List<string> missing = [.. own.Keys.Where(key => IsWanted(key) && !source.ContainsKey(key))];
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary.");

                using IDisposable off = no_grad();
                foreach ((string key, Tensor tensor) in source)
                {
                    if (IsWanted(key) && own.TryGetValue(key, out Tensor? target)) target.copy_(tensor);
                }

                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using FileStream stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                KeyValuePair<string, Tensor>[] saved = [.. sd.Where(entry => skip is null || !skip.Contains(entry.Key))];
                writer.Write7BitEncodedInt(saved.Length);
                foreach ((string key, Tensor tensor) in saved)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using FileStream stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                Dictionary<string, Tensor> own = state_dict();
                int count = reader.Read7BitEncodedInt();
                if (strict && count != own.Count)
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {count} entries.");

                using IDisposable off = no_grad();
                for (int i = 0; i < count; i++)
                {
                    string key = reader.ReadString();
                    bool isFound = own.TryGetValue(key, out Tensor? target);
                    if (!isFound && strict)
                        throw new ArgumentException($"Mismatched module state names: the target modules does not have a submodule or buffer named '{key}'");

                    Tensor loaded = TensorExtensionMethods.Load(reader);
                    if (isFound && (skip is null || !skip.Contains(key))) target!.copy_(loaded);
                    loadedParameters?.Add(key, isFound);
                }

                return this;
            }

            public static Module Create<T>(string path) where T : Module, new() => new T().load(path);

            private static string Key(string? prefix, string own) => string.IsNullOrEmpty(prefix) ? own : $"{prefix}.{own}";
        }
    }
}
