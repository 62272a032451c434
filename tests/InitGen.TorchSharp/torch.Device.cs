using System;
using System.Globalization;

namespace TorchSharp;

/// <summary>Devices by type and index. The graphics card is simulated: its memory cannot be read from the host.</summary>
public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA { get; } = new(DeviceType.CUDA);

    public static Device MPS { get; } = new(DeviceType.MPS);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    public static bool cuda_is_available() => true;

    public static bool mps_is_available() => false;

    public static bool TryInitializeDeviceType(DeviceType deviceType) => true;

    public static void InitializeDeviceType(DeviceType deviceType)
    {
    }

    public static Device InitializeDevice(Device? device) => device ?? CPU;

    public static partial class cuda
    {
        public static bool is_available() => true;

        public static bool is_cudnn_available() => true;

        public static int device_count() => 1;

        public static void manual_seed(long seed) => torch.manual_seed(seed);

        public static void manual_seed_all(long seed) => torch.manual_seed(seed);

        public static void synchronize(Device? device = null)
        {
        }
    }

    public class Device
    {
        public Device(string description)
        {
            string[] parts = description.Split(':');
            type = TypeOf(parts[0]);
            index = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : -1;
        }

        public Device(string deviceType, int index = -1)
        {
            type = TypeOf(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        public DeviceType type { get; private set; }

        public int index { get; private set; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            string name = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index == -1 ? name : $"{name}:{index}";
        }

        internal bool IsSame(Device other) =>
            type == other.type && (type != DeviceType.CUDA || Math.Max(index, 0) == Math.Max(other.index, 0));

        private static DeviceType TypeOf(string name) => Enum.Parse<DeviceType>(name, ignoreCase: true);
    }
}
